-- A session of Neovim with the language server: opens $FETTLE_FILE, asks what an editor asks, and writes what it
-- got to $FETTLE_ANSWERS as JSON.
vim.g.fettle_command = vim.env.FETTLE_BINARY
local answers = {}
local function finish()
  vim.fn.writefile({ vim.fn.json_encode(answers) }, vim.env.FETTLE_ANSWERS)
  vim.cmd('qall!')
end

local ok, problem = pcall(function()
  vim.cmd('filetype plugin on')
  vim.cmd('edit ' .. vim.fn.fnameescape(vim.env.FETTLE_FILE))
  answers.filetype = vim.bo.filetype
  local function wait(condition)
    return vim.wait(20000, condition, 20)
  end
  answers.started = wait(function()
    local client = vim.lsp.buf_get_clients(0)[1]
    for _, one in pairs(vim.lsp.buf_get_clients(0)) do client = one end
    return client ~= nil and client.initialized
  end)
  answers.diagnosed = wait(function() return #vim.diagnostic.get(0) > 0 end)
  answers.diagnostics = {}
  for _, one in ipairs(vim.diagnostic.get(0)) do
    table.insert(answers.diagnostics, { line = one.lnum, column = one.col, message = one.message })
  end
  local function ask(method, line, column, more)
    local parameters = vim.tbl_extend('force', {
      textDocument = vim.lsp.util.make_text_document_params(0),
      position = { line = line, character = column },
    }, more or {})
    local replies = vim.lsp.buf_request_sync(0, method, parameters, 20000) or {}
    for _, reply in pairs(replies) do return reply.result or vim.NIL end
    return vim.NIL
  end
  -- Mends the mistake as somebody who types would.
  vim.api.nvim_buf_set_text(0, 1, 10, 1, 15, { 'email' })
  answers.mended = wait(function() return #vim.diagnostic.get(0) == 0 end)
  answers.hover = ask('textDocument/hover', 1, 2)
  answers.completion = ask('textDocument/completion', 1, 16)
  answers.symbols = ask('textDocument/documentSymbol', 0, 0)
  local edits = ask('textDocument/rename', 2, 5, { newName = '全名' })
  if edits ~= vim.NIL then
    vim.lsp.util.apply_workspace_edit(edits, 'utf-16')
  end
  answers.text = vim.api.nvim_buf_get_lines(0, 0, -1, false)
end)
if not ok then answers.problem = tostring(problem) end
finish()
