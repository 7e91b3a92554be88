// The client of the language server: starts `fettle lsp`, and starts it again when a setting asks for it.
"use strict";

const { commands, window, workspace } = require("vscode");
const { LanguageClient, TransportKind } = require("vscode-languageclient/node");

let client;

/** What the server is told of the settings. */
function settings() {
  const fettle = workspace.getConfiguration("fettle");
  return { input: fettle.get("input"), tryRules: fettle.get("tryRules") };
}

/** A client for the program that the settings name. */
function makeClient() {
  const command = workspace.getConfiguration("fettle").get("path");
  const server = { command, args: ["lsp"], transport: TransportKind.stdio };
  return new LanguageClient("fettle", "Fettle", server, {
    documentSelector: [
      { scheme: "file", language: "fettle" },
      { scheme: "untitled", language: "fettle" },
    ],
    initializationOptions: settings(),
    synchronize: {
      fileEvents: workspace.createFileSystemWatcher("**/*.{rules,csv,tsv}"),
    },
  });
}

async function start() {
  client = makeClient();
  try {
    await client.start();
  } catch (error) {
    const path = workspace.getConfiguration("fettle").get("path");
    window.showErrorMessage(
      `'${path} lsp' cannot be started: ${error.message}. The setting fettle.path names the program.`
    );
  }
}

async function stop() {
  const old = client;
  client = undefined;
  if (old) await old.stop();
}

async function restart() {
  await stop();
  await start();
}

async function activate(context) {
  context.subscriptions.push(
    commands.registerCommand("fettle.restart", restart),
    workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration("fettle.path")) return restart();
      if (event.affectsConfiguration("fettle") && client) {
        return client.sendNotification("workspace/didChangeConfiguration", {
          settings: { fettle: settings() },
        });
      }
    })
  );
  await start();
}

module.exports = { activate, deactivate: stop };
