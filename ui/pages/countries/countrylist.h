// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/countrylistmodel.h"

#include <QWidget>

class QLineEdit;
class QListView;
class QToolButton;

namespace observatorio {

/// Search, the checkable countries, and how many are chosen in which order. Up and Down go from the search into the
/// list; Space or Enter chooses, with Ctrl (a click too) only that. Several names are separated by commas.
class CountryList : public QWidget {
    Q_OBJECT
public:
    explicit CountryList(CountryListModel *model, QWidget *parent = nullptr);

    [[nodiscard]] CountryOrder *order() const { return m_order; }
    void setOrder(CountryOrder::By by);
    /// Values moved: the order follows now and then, not with each of them.
    void valuesChanged(TimeMs now);
    void reveal(const QString &country);
    /// The next country that is chosen takes this one's place; Escape ends that.
    void replaceNext(const QString &country);

protected:
    bool eventFilter(QObject *object, QEvent *event) override;

private:
    void toggle(const QModelIndex &index, bool only);
    void enter(bool only);
    void showPlaceholder();
    void showCount();

    CountryListModel *m_model;
    CountryOrder *m_order;
    QLineEdit *m_search;
    QListView *m_view;
    QToolButton *m_count;
    QString m_replaced;  ///< a chosen country that waits for another; empty: none
    TimeMs m_sortedAt = 0;
};

}  // namespace observatorio
