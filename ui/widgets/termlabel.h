// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/glossary/term.h"
#include "ui/widgets/elidedlabel.h"

namespace observatorio {

/// A name that explains itself when hovered or focused. Of the ones beside each other in a widget Tab reaches one, the
/// arrow keys, Home and End the others.
class TermLabel : public ElidedLabel {
    Q_OBJECT
public:
    TermLabel(const QString &name, Term term, QWidget *parent = nullptr);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
};

}  // namespace observatorio
