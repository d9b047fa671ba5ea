"""A real Odoo server process, to be killed, and the database behind it."""

import os
import signal
import socket
import subprocess
import sys
import threading
import time
from pathlib import Path

import psycopg2
import requests
from psycopg2 import sql

ROOT = Path(__file__).parents[1]
DATABASE = os.environ["PGDATABASE"]


def free_port():
    """A port that nobody listens on."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


class Server:
    """One server process and an administrator's session with it."""

    def __init__(self):
        port = free_port()
        self.url = f"http://127.0.0.1:{port}"
        command = [sys.executable, "-m", "odoo", "-d", DATABASE, f"--http-port={port}"]
        self.process = subprocess.Popen(
            [*command, f"--db-filter=^{DATABASE}$", "--max-cron-threads=0", "--log-level=error"],
            cwd=ROOT,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        self.session = requests.Session()
        self._wait()
        login = {"db": DATABASE, "login": "admin", "password": "admin"}
        self._post("/web/session/authenticate", login)

    def call(self, model, method, *args, **kwargs):
        """Call a public method as the web client does; raise what the server refuses."""
        params = {"model": model, "method": method, "args": args, "kwargs": kwargs}
        return self._post(f"/web/dataset/call_kw/{model}/{method}", params)

    def kill_during(self, model, method, *args):
        """Call a method, and kill -9 the server as soon as its transaction has begun to write."""
        thread = threading.Thread(target=self._call_and_forget, args=(model, method, *args))
        thread.start()
        while thread.is_alive() and not _writing_transactions():
            time.sleep(0.01)
        interrupted = thread.is_alive()
        self.kill()
        thread.join()
        while _writing_transactions():
            time.sleep(0.05)
        return interrupted

    def kill(self):
        """End the process as a power cut does."""
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()

    def _call_and_forget(self, model, method, *args):
        try:
            self.call(model, method, *args)
        except requests.RequestException:
            return  # the server was killed, as it should be

    def _post(self, path, params):
        answer = self.session.post(
            self.url + path, json={"jsonrpc": "2.0", "params": params}, timeout=300
        ).json()
        if "error" in answer:
            raise AssertionError(answer["error"]["data"]["message"])
        return answer["result"]

    def _wait(self):
        for _attempt in range(240):
            try:
                return requests.get(f"{self.url}/web/login", timeout=60)
            except requests.ConnectionError:
                time.sleep(0.5)
        raise AssertionError("the server does not answer")


def rows(query):
    """What another connection sees: only what was committed."""
    connection = psycopg2.connect(dbname=DATABASE)
    try:
        with connection, connection.cursor() as cursor:
            cursor.execute(query)
            return cursor.fetchall()
    finally:
        connection.close()


def count(table):
    """How many rows a table has."""
    return rows(sql.SQL("SELECT count(*) FROM {}").format(sql.Identifier(table)))[0][0]


def _writing_transactions():
    return rows(
        "SELECT pid FROM pg_stat_activity WHERE datname = current_database()"
        " AND pid != pg_backend_pid() AND backend_xid IS NOT NULL"
    )
