"""Pages of which one is shown, and which need only as much room as that one."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QStackedWidget


class PageStack(QStackedWidget):
    """Gives way to the bars beside it in a small window; Qt's own stack insists on the most that any page wants."""

    def hasHeightForWidth(self) -> bool:
        """Take the height there is: pages scroll, or paint what fits."""
        return False

    def minimumSizeHint(self) -> QSize:
        """Need the width of the page that is shown."""
        page = self.currentWidget()
        return QSize() if page is None else QSize(page.minimumSizeHint().width(), 0)
