# Everything a newcomer or CI runs. `make` alone lists the targets.

SWIFT  ?= swift
PREFIX ?= /usr/local
SECONDS ?= 60
FETTLE := .build/release/fettle
# The Swift runtime goes into the binary, so that it runs where no Swift is installed.
# Nothing looks symbols up in it by name: without a table of them it is a megabyte smaller.
RELEASE := -c release -Xswiftc -static-stdlib -Xlinker --no-export-dynamic
SOURCES := Sources Tests Package.swift
# Where shells and man look for these below a prefix.
INSTALLED := bin/fettle share/man/man1/fettle.1 share/bash-completion/completions/fettle \
	share/zsh/site-functions/_fettle share/fish/vendor_completions.d/fettle.fish
# Where it is noted which of their folders were made for them.
NOTE := $(PREFIX)/share/fettle/folders

.DEFAULT_GOAL := help
.PHONY: help demo test judges bench bench-matching fuzz build install uninstall lint format clean \
	dependencies test-dependencies

help: ## this list
	@sed -n 's/^\([a-z-]*\):.*## /  make \1\t/p' $(MAKEFILE_LIST) | expand -t 25

demo: build ## builds Fettle and runs the rules on the sample exports, before -> after
	@scripts/demo.sh $(FETTLE) .build/demo

test: lint build test-dependencies ## format check, debug and release builds, all the tests
	$(SWIFT) build --build-tests
	FETTLE_BINARY=$(abspath $(FETTLE)) $(SWIFT) test --skip-build --disable-xctest

judges: ## what public test suites say beside Fettle, and why they differ where they do
	$(SWIFT) build --build-tests
	@FETTLE_JUDGES=1 $(SWIFT) test --skip-build --disable-xctest --filter 'Judge|SeededFault' \
		>.build/judges.log 2>&1; status=$$?; \
		grep -vE '^(\[|Build|Test Suite|[◇✔↳] )' .build/judges.log; exit $$status

bench: build ## Fettle beside other tools: time, memory, MB/s; then each kernel and the CSV scanner
	$(SWIFT) build $(RELEASE) --product kernel-bench
	python3 Benchmarks/bench.py --fettle $(FETTLE)

bench-matching: build ## duplicates found in known sets: accuracy, time and memory beside other tools
	$(SWIFT) build $(RELEASE) --product kernel-bench
	python3 Benchmarks/matching.py --fettle $(FETTLE)

fuzz: build ## random tables and rules against what is promised, for SECONDS=60
	python3 scripts/fuzz.py --fettle $(FETTLE) --seconds $(SECONDS)

build: dependencies ## the release binary, .build/release/fettle
	$(SWIFT) build $(RELEASE) --product fettle

install: build ## binary, man page and completions into PREFIX (PREFIX=/usr/local)
	@DESTDIR='$(DESTDIR)' scripts/folders.sh make '$(NOTE)' \
		$(addprefix $(PREFIX)/,$(dir $(INSTALLED)))
	install -m 755 $(FETTLE) $(DESTDIR)$(PREFIX)/$(word 1,$(INSTALLED))
	$(FETTLE) manual > $(DESTDIR)$(PREFIX)/$(word 2,$(INSTALLED))
	$(FETTLE) --generate-completion-script bash > $(DESTDIR)$(PREFIX)/$(word 3,$(INSTALLED))
	$(FETTLE) --generate-completion-script zsh > $(DESTDIR)$(PREFIX)/$(word 4,$(INSTALLED))
	$(FETTLE) --generate-completion-script fish > $(DESTDIR)$(PREFIX)/$(word 5,$(INSTALLED))
	chmod 644 $(addprefix $(DESTDIR)$(PREFIX)/,$(wordlist 2,5,$(INSTALLED)))

uninstall: ## takes away what install put there
	rm -f $(addprefix $(DESTDIR)$(PREFIX)/,$(INSTALLED))
	@DESTDIR='$(DESTDIR)' scripts/folders.sh remove '$(NOTE)'

lint: ## checks the format of the Swift sources
	$(SWIFT) format lint --strict --recursive $(SOURCES)

format: ## formats the Swift sources
	$(SWIFT) format --in-place --recursive $(SOURCES)

clean: ## removes what was built
	rm -rf .build

dependencies:
	@scripts/install-dependencies.sh

test-dependencies:
	@scripts/install-dependencies.sh tests
