-- The language server of Fettle, for vim.lsp.enable('fettle') of Neovim 0.11 and later.
return {
  cmd = { 'fettle', 'lsp' },
  filetypes = { 'fettle' },
  root_markers = { '.git' },
  init_options = { tryRules = true },
}
