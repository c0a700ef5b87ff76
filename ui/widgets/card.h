// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/glossary/term.h"

#include <QFrame>
#include <optional>

class QHBoxLayout;
class QLabel;
class QVBoxLayout;

namespace observatorio {

/// A surface with a title that says what it shows, a grey half (unit, basis, zone), controls on the right, and a body.
class Card : public QFrame {
    Q_OBJECT
public:
    explicit Card(const QString &title = {}, const QString &detail = {}, QWidget *parent = nullptr);

    void setTitle(const QString &title, const QString &toolTip = {});  ///< the tool tip is rich text
    void explain(Term term);                                           ///< what the title says while it has no other
    void setDetail(const QString &detail);                             ///< elided when narrow, whole in the tool tip
    void addControl(QWidget *control);                                 ///< right of the title
    [[nodiscard]] QVBoxLayout *body() const;                           ///< put the content here

private:
    std::optional<Term> m_term;
    QLabel *m_title;
    QLabel *m_detail;
    QHBoxLayout *m_header;
    QVBoxLayout *m_body;
};

}  // namespace observatorio
