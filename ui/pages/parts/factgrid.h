// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/glossary/term.h"
#include "ui/style/theme.h"

#include <QWidget>
#include <functional>
#include <vector>

class QGridLayout;

namespace observatorio {

class ElidedLabel;

/// Small facts side by side: a muted name, which explains itself, over its value. Values are plain text, elided when
/// narrow.
class FactGrid : public QWidget {
public:
    enum Size { Body, Number };
    /// `unit` stands small beside the text. An empty text is shown as a dash.
    struct Value {
        QString text;
        QString unit = {};
        Theme::Token color = Theme::Text;
    };

protected:
    FactGrid(int columns, Size size);
    void addCell(const QString &name, Term term);
    void setCell(std::size_t cell, const Value &value);

private:
    struct Cell {
        ElidedLabel *text;
        ElidedLabel *unit;
    };
    QGridLayout *m_grid;
    std::vector<Cell> m_cells;
    int m_columns;
    Size m_size;
};

/// The facts of a Source: each is named once, with what it reads there.
template<typename Source>
class FactsOf : public FactGrid {
public:
    explicit FactsOf(int columns, Size size = Body) : FactGrid(columns, size) {}

    void add(const QString &name, Term term, std::function<Value(const Source &)> read)
    {
        addCell(name, term);
        m_reads.push_back(std::move(read));
    }
    void show(const Source &source)
    {
        for (std::size_t i = 0; i < m_reads.size(); ++i)
            setCell(i, m_reads[i](source));
    }

private:
    std::vector<std::function<Value(const Source &)>> m_reads;
};

}  // namespace observatorio
