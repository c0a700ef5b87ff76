// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analytics/domain/basictypes.h"

#include <QDialog>

class QComboBox;
class QLineEdit;

namespace observatorio {

/// For how long, and why. The reason is required: whoever comes next needs to know.
class SilenceDialog : public QDialog {
    Q_OBJECT
public:
    explicit SilenceDialog(int alerts, QWidget *parent = nullptr);

    [[nodiscard]] DurationMs duration() const;
    [[nodiscard]] QString reason() const;

private:
    QComboBox *m_duration;
    QLineEdit *m_reason;
};

}  // namespace observatorio
