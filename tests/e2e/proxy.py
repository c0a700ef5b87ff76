# SPDX-License-Identifier: GPL-3.0-or-later
"""A TCP proxy that cuts: between workers and their servers, so that faults of the network need none of its tools."""
import socket
import threading


class Proxy:
    """Listens on 127.0.0.1, on a free port where `listen` is 0, and forwards to a port there."""

    def __init__(self, listen, target):
        self.target = int(target)
        self._lock, self._pairs, self._refusing, self._commits = threading.Lock(), set(), False, []
        self.doubts = 0  # commits that were cut
        self._listener = socket.create_server(('127.0.0.1', int(listen)))
        self.port = self._listener.getsockname()[1]
        threading.Thread(target=self._accept, daemon=True).start()

    def connected(self):
        with self._lock:
            return bool(self._pairs)

    def cut(self):
        """Ends every connection, without a word to either end. How many."""
        with self._lock:
            pairs, self._pairs = self._pairs, set()
        for pair in pairs:
            for end in pair:
                _close(end)
        return len(pairs)

    def refuse(self, refusing):
        """While True nobody comes through."""
        with self._lock:
            self._refusing = refusing
        if refusing:
            self.cut()

    def doubt(self, arrives):
        """Cuts the connection of the next COMMIT that PostgreSQL is sent, which arrives there or does not: its answer never comes back."""
        with self._lock:
            self._commits.append(arrives)

    def close(self):
        self.refuse(True)
        _close(self._listener)

    def _accept(self):
        while True:
            try:
                client = self._listener.accept()[0]
            except OSError:
                return
            with self._lock:
                refusing = self._refusing
            try:
                server = None if refusing else socket.create_connection(('127.0.0.1', self.target), 5)
            except OSError:
                server = None
            if server is None:
                _close(client)
                continue
            pair = (client, server)
            for end in pair:
                end.settimeout(None)
                end.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            with self._lock:
                self._pairs.add(pair)
            threading.Thread(target=self._forward, args=(pair, client, server), daemon=True).start()
            threading.Thread(target=self._forward, args=(pair, server, client), daemon=True).start()

    def _forward(self, pair, source, target):
        try:
            while data := source.recv(1 << 18):
                if self._commits and source is pair[0] and (at := data.find(b'COMMIT\0')) >= 0:
                    with self._lock:
                        arrives = self._commits.pop(0) if self._commits else None
                    if arrives is not None:
                        self.doubts += 1
                        _close(source)
                        if arrives:
                            target.sendall(data)
                            target.shutdown(socket.SHUT_WR)  # what was sent is carried out; the answer goes nowhere
                        break
                target.sendall(data)
        except OSError:
            pass
        with self._lock:
            self._pairs.discard(pair)
        for end in pair:
            _close(end)


def _close(end):
    try:
        end.shutdown(socket.SHUT_RDWR)
    except OSError:
        pass
    end.close()
