-- An author's session in Neovim without a screen: opens a section of the plan in the current folder, makes mistakes, and
-- asks for what editors ask for. Each step that fails is printed; the exit status is 1 then. Run by `conformance/run`.

local program = os.getenv("PLANWRIGHT")
local faults = {}
local function expect(what, fine, told)
  if not fine then table.insert(faults, what .. ": " .. vim.inspect(told)) end
end

vim.cmd("edit 2-safer-streets.md")
local buffer = vim.api.nvim_get_current_buf()
local client
vim.lsp.start_client({
  name = "planwright",
  cmd = { program, "lsp" },
  root_dir = vim.fn.getcwd(),
  on_init = function(it) client = it end,
})
vim.wait(20000, function() return client ~= nil end)
if not client then
  io.stderr:write("the server did not start\n")
  vim.cmd("cquit 1")
end
vim.lsp.buf_attach_client(buffer, client.id)

local function lines() return vim.api.nvim_buf_get_lines(buffer, 0, -1, false) end
local function find(words)
  for at, line in ipairs(lines()) do
    local column = line:find(words, 1, true)
    if column then return at - 1, column - 1 end
  end
  error("`" .. words .. "` does not stand in the file")
end
local function replace(words, with)
  local row, column = find(words)
  vim.api.nvim_buf_set_text(buffer, row, column, row, column + #words, { with })
end
local function ask(method, row, column, more)
  local params = { textDocument = vim.lsp.util.make_text_document_params(buffer) }
  if row then
    local line = lines()[row + 1]
    params.position = { line = row, character = vim.str_utfindex(line, column) }
  end
  local answers = vim.lsp.buf_request_sync(buffer, method, vim.tbl_extend("force", params, more or {}), 20000)
  local answer = answers and answers[client.id] or {}
  return answer.result, answer.error
end
local function found(rule)
  for _, one in ipairs(vim.diagnostic.get(buffer)) do
    if one.code == rule then return one end
  end
end
local function told(rule, present)
  return vim.wait(20000, function() return (found(rule) ~= nil) == present end)
end

-- A sound file has no errors; a mistake is told while it is typed, where it stands, and is gone when it is mended.
replace("kind: priority", "kind: prioritee")
expect("a mistake is told", told("source/value", true), vim.diagnostic.get(buffer))
local mistake = found("source/value")
local row, column = find("prioritee")
expect("it is told where it stands", mistake and mistake.lnum == row and mistake.col == column, mistake)
replace("prioritee", "priority")
expect("what is mended is told no more", told("source/value", false), vim.diagnostic.get(buffer))

-- A key is explained.
row, column = find("kind: priority")
local hover = ask("textDocument/hover", row, column + 1)
expect("a key is explained", hover and hover.contents.value:find("kind", 1, true), hover)

-- What can stand behind a key is offered.
vim.api.nvim_buf_set_text(buffer, row, 6, row, #lines()[row + 1], { "" })
local offered = ask("textDocument/completion", row, 6)
local kinds = vim.tbl_map(function(item) return item.label end, offered and (offered.items or offered) or {})
expect("kinds are completed", vim.tbl_contains(kinds, "priority"), kinds)
vim.api.nvim_buf_set_text(buffer, row, 6, row, 6, { "priority" })

-- The file is laid out.
local last = #lines()
vim.api.nvim_buf_set_lines(buffer, last, last, false, { "", "One sentence 🚓 here. Another one.", "" })
local edits, refused = ask("textDocument/formatting", nil, nil, { options = { tabSize = 2, insertSpaces = true } })
expect("the file can be laid out", edits and #edits > 0, refused or edits)
vim.lsp.util.apply_text_edits(edits or {}, buffer, client.offset_encoding)
expect("a sentence a line", pcall(find, "Another one.") and select(2, find("Another one.")) == 0, lines())

-- Nothing was written to disk.
local disk = vim.fn.readfile("2-safer-streets.md")
expect("nothing was saved", not table.concat(disk, "\n"):find("🚓", 1, true), disk)

client.stop()
expect("the server ends", vim.wait(10000, function() return client.is_stopped() end), "it runs on")
for _, fault in ipairs(faults) do io.stderr:write(fault .. "\n") end
io.stderr:write(#faults == 0 and "fine\n" or "")
vim.cmd(#faults == 0 and "quit!" or "cquit 1")
