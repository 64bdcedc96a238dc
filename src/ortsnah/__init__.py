"""Ortsnah: place + need -> who near this client can help today."""

__version__ = "0.1.0"
