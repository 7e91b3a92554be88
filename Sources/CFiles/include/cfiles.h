#pragma once
#include <stdbool.h>
#include <sys/types.h>

/// Swaps the files behind two paths in one step; 0, or -1 with errno.
int files_exchange(const char *_Nonnull a, const char *_Nonnull b);

/// Renames where nothing of the new name is there yet; 0, or -1 with errno.
int files_rename_new(const char *_Nonnull from, const char *_Nonnull to);

/// Opens a file without a name in a folder for reading and writing; the descriptor, or -1 with errno.
int files_open_unnamed(const char *_Nonnull folder);

/// Asks the kernel to begin writing a stretch of a file to its disk.
void files_start_writeback(int descriptor, off_t offset, off_t count);

/// Keeps a path in mind that a signal handler is to remove; its slot, or -1 where the table is full
/// or the path too long.
int temporaries_add(const char *_Nonnull path);

/// Keeps the path of a folder in mind that a signal handler is to remove where nothing lies in it; its
/// slot, or -1 as above.
int temporaries_add_folder(const char *_Nonnull path);

/// Forgets the path in a slot.
void temporaries_remove(int slot);

/// Keeps in mind how the terminal behind a descriptor is; 0, or -1 with errno where it is none.
int terminal_keep(int descriptor);

/// Makes the terminal what it was when it was kept, once; may be called from a signal handler.
void terminal_restore(void);

/// Holds the watched signals of this thread back, or lets them through again: they come then.
void temporaries_hold_signals(bool held);

/// Removes the files of all paths in mind, then the folders that are empty; may be called from a signal handler.
void temporaries_remove_files(void);

/// Lets SIGINT, SIGQUIT, SIGTERM, SIGHUP and SIGXCPU remove the paths in mind, restore a terminal that is
/// kept, and then end the process as they do; a signal that is ignored stays ignored.
void temporaries_watch_signals(void);
