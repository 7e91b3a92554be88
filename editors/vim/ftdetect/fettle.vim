" Rule files end in .rules; a name that another type claims keeps it.
autocmd BufNewFile,BufRead *.rules call s:Detect()

function! s:Detect() abort
  let l:isUdev = &filetype ==# 'udevrules' && expand('<afile>:p') =~# '/udev/'
  if did_filetype() && (l:isUdev || &filetype !=# 'hog' && &filetype !=# 'udevrules')
    return
  endif
  if &filetype ==# 'hog'
    " Its plugin has run by now, and leaves nothing that takes its settings back.
    setlocal formatoptions< comments< commentstring< define< include<
    silent! nunmap <buffer> ]]
    silent! nunmap <buffer> [[
    unlet! b:did_ftplugin b:match_words b:match_skip
  endif
  setlocal filetype=fettle
endfunction
