" Writes the syntax group of every character of the files named in $FETTLE_FILES to $FETTLE_GROUPS: a line of
" JSON a file, of lists a line.
set nomore nocompatible encoding=utf-8
execute 'set runtimepath^=' . fnameescape($FETTLE_VIM)
filetype plugin on
syntax on
set redrawtime=60000 synmaxcol=0
let s:output = []
for s:path in split($FETTLE_FILES, "\n")
  execute 'edit ' . fnameescape(s:path)
  let s:lines = []
  for s:number in range(1, line('$'))
    let s:groups = []
    let s:column = 1
    for s:character in split(getline(s:number), '\zs')
      call add(s:groups, synIDattr(synID(s:number, s:column, 1), 'name'))
      let s:column += strlen(s:character)
    endfor
    call add(s:lines, s:groups)
  endfor
  call add(s:output, json_encode([&filetype, s:lines]))
endfor
call writefile(s:output, $FETTLE_GROUPS)
qall!
