# Everything a newcomer or CI runs. `make` alone lists the targets.

SWIFT  ?= swift
PREFIX ?= /usr/local
SECONDS ?= 60
FETTLE := .build/release/fettle
# The Swift runtime goes into the binary, so that it runs where no Swift is installed.
RELEASE := -c release -Xswiftc -static-stdlib
SOURCES := Sources Tests Package.swift

.DEFAULT_GOAL := help
.PHONY: help demo test bench fuzz build install uninstall lint format clean dependencies

help: ## this list
	@sed -n 's/^\([a-z]*\):.*## /  make \1\t/p' $(MAKEFILE_LIST) | expand -t 18

demo: build ## builds Fettle and runs the rules on the sample exports, before -> after
	@scripts/demo.sh $(FETTLE) .build/demo

test: lint build ## format check, debug and release builds, all the tests
	$(SWIFT) build --build-tests
	FETTLE_BINARY=$(abspath $(FETTLE)) $(SWIFT) test --skip-build --disable-xctest

bench: build ## Fettle beside other tools: time, memory, MB/s; then each kernel and the CSV scanner
	$(SWIFT) build $(RELEASE) --product kernel-bench
	python3 Benchmarks/bench.py --fettle $(FETTLE)

fuzz: build ## random tables and rules against what is promised, for SECONDS=60
	python3 scripts/fuzz.py --fettle $(FETTLE) --seconds $(SECONDS)

build: dependencies ## the release binary, .build/release/fettle
	$(SWIFT) build $(RELEASE) --product fettle

install: build ## the binary into PREFIX/bin (PREFIX=/usr/local)
	install -d $(DESTDIR)$(PREFIX)/bin
	install -m 755 $(FETTLE) $(DESTDIR)$(PREFIX)/bin/fettle

uninstall: ## takes away what install put there
	rm -f $(DESTDIR)$(PREFIX)/bin/fettle

lint: ## checks the format of the Swift sources
	$(SWIFT) format lint --strict --recursive $(SOURCES)

format: ## formats the Swift sources
	$(SWIFT) format --in-place --recursive $(SOURCES)

clean: ## removes what was built
	rm -rf .build

dependencies:
	@scripts/install-dependencies.sh
