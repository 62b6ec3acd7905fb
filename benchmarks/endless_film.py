"""A loopback server of one valid MP4 of 1 GiB, made as it is sent; prints its port."""

import socket
import struct
import sys
import threading

FTYP = struct.pack(">I4s", 24, b"ftyp") + b"isom\0\0\2\0isommp42"
BLOCK = bytes(range(256)) * 4096
VIDEO = b'{"id": "video_1", "object": "video", "status": "completed", "progress": 100}'


def main(size_bytes: int) -> None:
    listener = socket.create_server(("127.0.0.1", 0))
    print(listener.getsockname()[1], flush=True)
    while True:
        connection, _ = listener.accept()
        threading.Thread(target=serve, args=(connection, size_bytes), daemon=True).start()


def serve(connection: socket.socket, size_bytes: int) -> None:
    with connection:
        request = b""
        while not request.endswith(b"\r\n\r\n"):
            piece = connection.recv(65536)
            if not piece:
                return
            request += piece
        if b"/content" not in request.partition(b"\r\n")[0]:
            say(connection, "application/json", len(VIDEO), VIDEO)
            return
        head = FTYP + struct.pack(">I4sQ", 1, b"mdat", size_bytes - len(FTYP))
        say(connection, "video/mp4", size_bytes, head)
        left = size_bytes - len(head)
        while left:
            connection.sendall(memoryview(BLOCK)[:left])
            left -= min(left, len(BLOCK))


def say(connection: socket.socket, mime_type: str, length_bytes: int, body: bytes) -> None:
    head = (
        f"HTTP/1.1 200 OK\r\nContent-Type: {mime_type}\r\n"
        f"Content-Length: {length_bytes}\r\nConnection: close\r\n\r\n"
    )
    connection.sendall(head.encode() + body)


if __name__ == "__main__":
    main(int(sys.argv[1]))
