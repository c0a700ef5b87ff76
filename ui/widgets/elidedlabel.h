// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/style/theme.h"

#include <QLabel>

namespace observatorio {

/// One line of small plain text in a token's colour, elided when narrow (then whole in the tool tip, before
/// what else that says; a tool tip is rich text).
class ElidedLabel : public QLabel {
    Q_OBJECT
public:
    explicit ElidedLabel(const QString &text = {}, Theme::Token color = Theme::Muted, QWidget *parent = nullptr);
    void setColor(Theme::Token color);
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    bool event(QEvent *event) override;

private:
    Theme::Token m_color;
};

}  // namespace observatorio
