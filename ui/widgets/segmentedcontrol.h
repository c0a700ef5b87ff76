// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QButtonGroup;

namespace observatorio {

/// A row of joined, mutually exclusive buttons; arrow keys move, each has its accessible name.
class SegmentedControl : public QWidget {
    Q_OBJECT
    Q_PROPERTY(QVariant value READ currentData WRITE setCurrentData NOTIFY currentChanged USER true)
public:
    explicit SegmentedControl(QWidget *parent = nullptr);

    void addSegment(const QString &text, const QVariant &data, const QString &toolTip = {});
    void clear();
    [[nodiscard]] QVariant currentData() const;
    void setCurrentData(const QVariant &data);  ///< emits only when it changes

Q_SIGNALS:
    void currentChanged(const QVariant &data);

private:
    QButtonGroup *m_group;
    QList<QVariant> m_data;
};

}  // namespace observatorio
