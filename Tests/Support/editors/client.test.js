// Loads the extension's client with stand-ins for what VS Code gives it, and has it start and stop.
"use strict";

const Module = require("module");
const path = require("path");

const said = [];
const settings = { path: "fettle", input: "", tryRules: true };

class LanguageClient {
  constructor(id, name, server, options) {
    this.server = server;
    if (!options.documentSelector.every((one) => one.language === "fettle")) throw new Error("selector");
  }
  async start() { said.push(`started ${this.server.command} ${this.server.args.join(" ")}`); }
  async stop() { said.push("stopped"); }
  sendNotification() {}
}

const standIns = {
  vscode: {
    commands: { registerCommand: () => ({}) },
    window: { showErrorMessage: (text) => said.push(text) },
    workspace: {
      getConfiguration: () => ({ get: (name) => settings[name] }),
      createFileSystemWatcher: () => ({}),
      onDidChangeConfiguration: () => ({}),
    },
  },
  "vscode-languageclient/node": { LanguageClient, TransportKind: { stdio: 0 } },
};

const load = Module._load;
Module._load = (name, ...rest) => standIns[name] ?? load(name, ...rest);

const extension = require(path.join(process.argv[2], "client.js"));
extension
  .activate({ subscriptions: [] })
  .then(() => extension.deactivate())
  .then(() => console.log(said.join(", ")));
