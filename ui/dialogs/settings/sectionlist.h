// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QListWidget>

namespace observatorio {

/// The sections on the left, drawn like the window's rail; a section with an error carries the warning mark.
class SectionList : public QListWidget {
    Q_OBJECT
public:
    explicit SectionList(QWidget *parent = nullptr);

    void addSection(const QString &title, const QString &icon);
    /// `problem` empty: none.
    void mark(int row, const QString &problem);
};

}  // namespace observatorio
