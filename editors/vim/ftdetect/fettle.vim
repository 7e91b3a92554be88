" Rule files end in .rules; a name that another type claims keeps it.
autocmd BufNewFile,BufRead *.rules if !did_filetype() || &filetype ==# 'hog' || &filetype ==# 'udevrules' && expand('<afile>:p') !~# '/udev/' | setlocal filetype=fettle | endif
