// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/style/theme.h"

#include <QHash>
#include <QWidget>

class QGridLayout;

namespace observatorio {

class ElidedLabel;

/// Small facts side by side: a muted name over its value. Values are plain text, elided when narrow.
class FactGrid : public QWidget {
    Q_OBJECT
public:
    enum Size { Body, Number };
    explicit FactGrid(int columns, Size size = Body, QWidget *parent = nullptr);

    void add(const QString &key, const QString &name);
    /// `unit` stands small beside the value. An empty value is shown as a dash.
    void set(const QString &key, const QString &value, const QString &unit = {}, Theme::Token color = Theme::Text);
    QString value(const QString &key) const;

private:
    struct Fact {
        ElidedLabel *name;
        ElidedLabel *value;
        ElidedLabel *unit;
    };
    QGridLayout *m_grid;
    QHash<QString, Fact> m_facts;
    int m_columns;
    Size m_size;
};

}  // namespace observatorio
