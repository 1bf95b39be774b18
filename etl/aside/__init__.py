"""Reading what a stranger hands in, in a process of its own that may take only so much time and memory.

`asking` starts the process and waits for it; `reading` is what the process does; `answer` is what comes back.
Nothing is written anywhere but in a folder that is gone when the process is.
"""
