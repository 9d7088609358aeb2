"""Lists circles of files: files of a package that import one another, so that none can be read, tested or moved without the rest.

    circles.py [PACKAGE]     PACKAGE is the package's folder (src/newsclean)

Prints each circle with the lines of its imports, and exits 1 where there is one. Imports inside functions count: they hide a circle from Python, not
from a reader. Imports under `if TYPE_CHECKING:` do not. `import a.b` counts as an import of the file a/b.py and not of a/__init__.py;
`from a import name` counts as one of a/__init__.py where the name is given there, and else as one of the file a/name.py. This is what import-linter
does not check: its layers order the rooms, and say nothing of the files in one room.
"""

from __future__ import annotations

import ast
import sys
from collections import deque
from collections.abc import Iterator, Mapping
from pathlib import Path

Graph = Mapping[str, Mapping[str, int]]
"""Module -> the modules that it imports, each with the line of the first import."""


def main() -> int:
    package = Path(sys.argv[1] if len(sys.argv) > 1 else "src/newsclean")
    graph = imports(package)
    found = circles(graph)
    for circle in found:
        print("circle:")
        for importer, imported in zip(circle, [*circle[1:], circle[0]], strict=True):
            print(f"  {importer}:{graph[importer][imported]} imports {imported}")
    print(f"{len(graph)} files, {len(found)} circles")
    return 1 if found else 0


def imports(package: Path) -> Graph:
    """Return what each module of a package imports of that package."""
    trees = {_module(file, package): ast.parse(file.read_text(encoding="utf-8")) for file in sorted(package.rglob("*.py"))}
    names = {module: frozenset(_names(tree)) for module, tree in trees.items()}
    graph: dict[str, dict[str, int]] = {}
    for module, tree in trees.items():
        found: dict[str, int] = {}
        for source, name, line in _imported(tree):
            target = source if name is None or name in names.get(source, ()) or f"{source}.{name}" not in trees else f"{source}.{name}"
            if target in trees and target != module:
                found.setdefault(target, line)
        graph[module] = found
    return graph


def _module(file: Path, package: Path) -> str:
    return ".".join(file.relative_to(package.parent).with_suffix("").parts).removesuffix(".__init__")


def _names(tree: ast.Module) -> Iterator[str]:
    """The names that a module gives: what is defined, assigned or imported in it."""
    for node in tree.body:
        if isinstance(node, ast.FunctionDef | ast.ClassDef):
            yield node.name
        elif isinstance(node, ast.Import | ast.ImportFrom):
            yield from (alias.asname or alias.name for alias in node.names)
        else:
            yield from (part.id for part in ast.walk(node) if isinstance(part, ast.Name) and isinstance(part.ctx, ast.Store))


def _imported(node: ast.AST) -> Iterator[tuple[str, str | None, int]]:
    """What a file imports, wherever it does: the module, the name that is taken from it or None, and the line."""
    if isinstance(node, ast.Import):
        yield from ((alias.name, None, node.lineno) for alias in node.names)
    elif isinstance(node, ast.ImportFrom):
        if node.level:
            raise SystemExit(f"line {node.lineno}: relative imports are not followed; this package has none")
        yield from ((node.module or "", alias.name, node.lineno) for alias in node.names)
    else:
        is_for_types = isinstance(node, ast.If) and ast.unparse(node.test).endswith("TYPE_CHECKING")
        for child in node.orelse if isinstance(node, ast.If) and is_for_types else ast.iter_child_nodes(node):
            yield from _imported(child)


def circles(graph: Graph) -> list[list[str]]:
    """Return the circles of a graph: for each knot of modules the shortest circle through its first one.

    >>> circles({"a": {"b": 1}, "b": {"c": 1}, "c": {"b": 1}, "d": {"a": 1}})
    [['b', 'c']]
    """
    found: list[list[str]] = []
    seen: set[str] = set()
    for module in sorted(graph):
        if module not in seen and (circle := _shortest_circle(graph, module)):
            found.append(circle)
            seen.update(other for other in graph if _leads(graph, module, other) and _leads(graph, other, module))
    return found


def _shortest_circle(graph: Graph, start: str) -> list[str]:
    """The shortest way from a module back to itself, or nothing."""
    ways = deque([[start]])
    reached: set[str] = set()
    while ways:
        way = ways.popleft()
        for imported in graph[way[-1]]:
            if imported == start:
                return way
            if imported not in reached:
                reached.add(imported)
                ways.append([*way, imported])
    return []


def _leads(graph: Graph, start: str, end: str) -> bool:
    """Whether a module imports another one, itself or through others."""
    open_, reached = [start], {start}
    while open_:
        for imported in graph[open_.pop()]:
            if imported == end:
                return True
            if imported not in reached:
                reached.add(imported)
                open_.append(imported)
    return False


if __name__ == "__main__":
    sys.exit(main())
