# Standards: list, editor, import and export.
