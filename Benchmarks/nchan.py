"""The peer of live meetings: nginx with the nchan module, in a folder of its own and on a free port."""

import os
import subprocess
import time
import urllib.request
from pathlib import Path

MODULE = Path("/usr/lib/nginx/modules/ngx_nchan_module.so")
# As many workers as cores, no logs, memory enough that no message is lost in a burst.
CONFIGURATION = """
load_module {module};
user {user};
worker_processes auto;
worker_rlimit_nofile 20000;
daemon off;
pid {folder}/nginx.pid;
error_log {folder}/error.log warn;
events {{ worker_connections 16384; }}
http {{
  access_log off;
  client_body_temp_path {folder}/body; proxy_temp_path {folder}/proxy; fastcgi_temp_path {folder}/fastcgi;
  uwsgi_temp_path {folder}/uwsgi; scgi_temp_path {folder}/scgi;
  keepalive_requests 1000000;
  nchan_shared_memory_size 256M;
  server {{
    listen 127.0.0.1:{port} backlog=1024;
    location ~ ^/rooms/(\\w+)/events$ {{
      nchan_subscriber eventsource;
      nchan_channel_id $1;
      nchan_subscriber_first_message newest;
      nchan_message_buffer_length 1024;
    }}
    location ~ ^/rooms/(\\w+)/say$ {{
      nchan_publisher;
      nchan_channel_id $1;
      nchan_message_buffer_length 1024;
      nchan_message_timeout 60s;
    }}
    location = /readyz {{ return 204; }}
  }}
}}
"""


class Nchan:
    def __init__(self, folder: Path, port: int):
        self.port = port
        folder.mkdir()
        configuration = folder / "nginx.conf"
        user = "root" if os.geteuid() == 0 else os.environ.get("USER", "nobody")
        configuration.write_text(CONFIGURATION.format(module=MODULE, folder=folder, port=port, user=user))
        self.process = subprocess.Popen(["nginx", "-p", str(folder), "-c", str(configuration), "-e", str(folder / "error.log")])
        deadline = time.monotonic() + 10
        while True:
            try:
                urllib.request.urlopen(f"http://127.0.0.1:{port}/readyz", timeout=5).close()
                break
            except OSError:
                if self.process.poll() is not None or time.monotonic() > deadline:
                    raise SystemExit(f"nginx did not start:\n{(folder / 'error.log').read_text()}")
                time.sleep(0.05)

    def processes(self) -> list[int]:
        """The master, which has nothing to do, and its workers."""
        children = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children").read_text().split()
        return [self.process.pid, *map(int, children)]

    def __enter__(self) -> "Nchan":
        return self

    def __exit__(self, *_) -> None:
        self.process.terminate()
        self.process.wait(20)
