// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/placeholderstack.h"

#include "ui/models/keyedtablemodel.h"

namespace observatorio {

PlaceholderStack::PlaceholderStack(QWidget *view, const QString &icon, const QString &headline, const QString &hint,
                                   QWidget *parent)
    : QStackedWidget(parent), m_placeholder(new EmptyState(icon, headline, hint))
{
    addWidget(view);
    addWidget(m_placeholder);
    setEmpty(true);
}

PlaceholderStack *PlaceholderStack::follow(const QAbstractItemModel *model)
{
    onRowCount(model, this, [this, model] { setEmpty(model->rowCount() == 0); });
    return this;
}

}  // namespace observatorio
