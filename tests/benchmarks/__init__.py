"""How fast the program is, as ratios to references that are measured in the same run.

One command measures everything and ends with one table (about three minutes)::

    pytest tests/benchmarks

Nothing here fails for being slow: times belong to a machine and to what else runs on it, so the
table shows what was measured, what it is held against, their ratio, and the target beside it. The
ordinary run leaves this folder out (``norecursedirs`` in ``pyproject.toml``).
"""
