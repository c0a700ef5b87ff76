// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analytics/domain/storebatch.h"

#include <QDialog>

class QLineEdit;

namespace observatorio {

struct UiContext;

/// Who takes note of alerts, and what they say about it. The name is the system's until another is given.
class AcknowledgeDialog : public QDialog {
    Q_OBJECT
public:
    AcknowledgeDialog(const UiContext &context, int alerts, QWidget *parent = nullptr);

    [[nodiscard]] Acknowledgement said(TimeMs now) const;

private:
    QLineEdit *m_name;
    QLineEdit *m_comment;
};

}  // namespace observatorio
