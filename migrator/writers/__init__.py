"""Writers: converted items → the files of a platform."""
