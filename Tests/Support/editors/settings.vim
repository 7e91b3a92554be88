" Writes what is set for the file $FETTLE_FILE to $FETTLE_SETTINGS: a line of JSON.
set nomore nocompatible encoding=utf-8
execute 'set runtimepath^=' . fnameescape($FETTLE_VIM)
filetype plugin on
execute 'edit ' . fnameescape($FETTLE_FILE)
let s:settings = [&filetype, &l:commentstring, &l:formatprg, maparg(']]', 'n')]
call writefile([json_encode(s:settings)], $FETTLE_SETTINGS)
qall!
