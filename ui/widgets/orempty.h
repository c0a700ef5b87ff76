// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStackedWidget>

class QAbstractItemModel;

namespace observatorio {

class EmptyState;

/// A view in its place, or what its emptiness means and what to do about it. Begins empty.
class OrEmpty : public QStackedWidget {
    Q_OBJECT
public:
    OrEmpty(QWidget *view, EmptyState *empty, QWidget *parent = nullptr);
    /// Shows the view while `model` has rows, from now on.
    OrEmpty *follow(const QAbstractItemModel *model);
    void setEmpty(bool empty) { setCurrentIndex(empty ? 1 : 0); }
};

}  // namespace observatorio
