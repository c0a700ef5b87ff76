// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/orempty.h"

#include "ui/widgets/emptystate.h"

#include <QAbstractItemModel>

namespace observatorio {

OrEmpty::OrEmpty(QWidget *view, EmptyState *empty, QWidget *parent) : QStackedWidget(parent)
{
    addWidget(view);
    addWidget(empty);
    setEmpty(true);
}

OrEmpty *OrEmpty::follow(const QAbstractItemModel *model)
{
    const auto look = [this, model] { setEmpty(model->rowCount() == 0); };
    connect(model, &QAbstractItemModel::rowsInserted, this, look);
    connect(model, &QAbstractItemModel::rowsRemoved, this, look);
    connect(model, &QAbstractItemModel::modelReset, this, look);
    look();
    return this;
}

}  // namespace observatorio
