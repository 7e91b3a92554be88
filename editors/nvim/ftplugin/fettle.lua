-- Starts the language server of Fettle for a rule file, on every Neovim from 0.7 on.
local command = vim.g.fettle_command or 'fettle'
if vim.fn.executable(command) == 0 or vim.b.fettle_started then
  return
end
if vim.lsp.is_enabled and vim.lsp.is_enabled('fettle') then
  return
end
vim.b.fettle_started = true

local folder = vim.fn.fnamemodify(vim.api.nvim_buf_get_name(0), ':p:h')
local config = {
  name = 'fettle',
  cmd = { command, 'lsp' },
  root_dir = folder,
  workspace_folders = { { uri = vim.uri_from_fname(folder), name = folder } },
  init_options = { tryRules = true },
}
if vim.lsp.start then
  vim.lsp.start(config)
else
  -- One server for each folder.
  vim.g.fettle_clients = vim.g.fettle_clients or vim.empty_dict()
  local clients = vim.g.fettle_clients
  if not clients[folder] or not vim.lsp.get_client_by_id(clients[folder]) then
    clients[folder] = vim.lsp.start_client(config)
    vim.g.fettle_clients = clients
  end
  vim.lsp.buf_attach_client(0, clients[folder])
end
