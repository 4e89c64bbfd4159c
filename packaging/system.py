"""What comes from the operating system: Qt's libraries, and the programs of the outside tests."""

from __future__ import annotations

import ctypes
import os
import shutil
import subprocess
import sys

from checkout import tell

# Library -> Debian's package. First what importing Qt needs, then its X and Wayland windows.
LIBRARIES = {
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libfontconfig.so.1": "libfontconfig1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
    "libwayland-client.so.0": "libwayland-client0",
}
ARCH_PACKAGES = (
    "libglvnd fontconfig dbus glib2 libxkbcommon xcb-util-cursor xcb-util-wm xcb-util-keysyms "
    "libxcb libxkbcommon-x11 wayland"
)
# Program -> Debian's package, for `start.py test --outside`.
PROGRAMS = {
    "Xvfb": "xvfb",
    "debootstrap": "debootstrap",
    "loimpress": "libreoffice-impress",
    "xclip": "xclip",
    "chromium": "chromium",
    "lodraw": "libreoffice-draw",
    "localc": "libreoffice-calc",
    "pdftotext": "poppler-utils",
}


def add_libraries() -> list[str]:
    """Install the libraries that Qt lacks here, or say what to run; return what still lacks."""
    missing = missing_libraries()
    if not missing:
        return []
    packages = [LIBRARIES[name] for name in missing]
    if install_packages(packages):
        return missing_libraries()
    tell(f"The window needs some libraries of the system; run: {libraries_command(missing)}")
    return missing


def missing_libraries() -> list[str]:
    return [name for name in LIBRARIES if sys.platform == "linux" and not loads(name)]


def loads(name: str) -> bool:
    try:
        ctypes.CDLL(name)
    except OSError:
        return False
    return True


def libraries_command(missing: list[str]) -> str:
    """Say in one line how to install them on this system."""
    if shutil.which("apt-get"):
        return command([LIBRARIES[name] for name in missing])
    capabilities = " ".join(f"'{name}()(64bit)'" for name in missing)
    if shutil.which("dnf"):
        return f"sudo dnf install -y {capabilities}"
    if shutil.which("zypper"):
        return f"sudo zypper install -y {capabilities}"
    if shutil.which("pacman"):
        return f"sudo pacman -S --needed {ARCH_PACKAGES}"
    return f"your system's installer, for {' '.join(missing)}"


def add_programs() -> str | None:
    """Install what the outside tests drive; return what to run by hand where that may not be."""
    folders = os.pathsep.join([os.environ.get("PATH", ""), "/usr/sbin", "/sbin"])
    packages = [
        package for name, package in PROGRAMS.items() if not shutil.which(name, path=folders)
    ]
    if not packages or install_packages(packages):
        return None
    return command(packages)


def may_install() -> bool:
    return sys.platform == "linux" and os.geteuid() == 0 and shutil.which("apt-get") is not None


def install_packages(packages: list[str]) -> bool:
    """Install Debian's packages where that may be done; say whether it was."""
    if not may_install():
        return False
    tell(f"Installing {' '.join(packages)}")
    install = ["apt-get", "install", "-y", "--no-install-recommends", *packages]
    apt(["apt-get", "update"])  # a fresh machine has no lists; a stale source does not matter
    return apt(install)


def apt(command: list[str]) -> bool:
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    run = subprocess.run(command, env=environment, capture_output=True, check=False)
    return run.returncode == 0


def command(packages: list[str]) -> str:
    return f"sudo apt-get install -y {' '.join(packages)}"
