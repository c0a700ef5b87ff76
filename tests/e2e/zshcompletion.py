# SPDX-License-Identifier: GPL-3.0-or-later
"""What zsh itself offers for a line: a shell on a terminal of its own, in which compadd also tells what it adds."""
import os
import pty
import re
import select
import time

# The mark is put together by the shell, so that the echo of these lines is not taken for it.
SETUP = r'''
PROMPT= RPROMPT=
unset zle_bracketed_paste
fpath=(%s $fpath)
autoload -Uz compinit && compinit -D -u
zstyle ':completion:*' insert-tab false
bindkey '^I' complete-word
compadd() {
    if [[ ${@[1,(i)(-|--)]} == *-(O|A|D)\ * ]]; then builtin compadd "$@"; return; fi
    local -a offered
    builtin compadd -A offered "$@"
    (( $#offered )) && print -l -- '' "<+"${^offered}"+>"
    builtin compadd "$@"
}
ended() { print -- '<en''ded>' }
comppostfuncs=(ended)
print -- '<rea''dy>'
'''


def zsh_offers(folder, line, seconds=30):
    """The words for `line` and a tab, with the completions in `folder`."""
    child, terminal = pty.fork()
    if child == 0:
        os.execvpe('zsh', ['zsh', '-f', '-i'], {'PATH': os.environ['PATH'], 'TERM': 'dumb', 'HOME': '/nonexistent'})
    try:
        os.write(terminal, (SETUP % folder).encode())
        _read(terminal, '<ready>', seconds)
        os.write(terminal, line.encode() + b'\t')
        return re.findall(r'<\+(.*?)\+>', _read(terminal, '<ended>', seconds))
    finally:
        os.close(terminal)
        os.waitpid(child, 0)


def _read(terminal, mark, seconds):
    text, end = '', time.monotonic() + seconds
    while mark not in text:
        if not select.select([terminal], [], [], max(0, end - time.monotonic()))[0]:
            raise AssertionError(f'no {mark} in {text!r}')
        text += os.read(terminal, 65536).decode(errors='replace')
    return text
