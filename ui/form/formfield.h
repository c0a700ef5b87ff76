// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/labels.h"

namespace observatorio {

/// A name, an editor, a hint under it; and, when the input is wrong, a red line, an icon and a sentence under the
/// editor.
class FormField : public QWidget {
    Q_OBJECT
public:
    static constexpr int NameWidth = 168;

    FormField(const QString &name, QWidget *editor, int nameWidth = NameWidth, QWidget *parent = nullptr);

    [[nodiscard]] QString name() const { return m_name; }
    void setHint(const QString &hint);
    /// Empty: nothing is wrong.
    void setError(const QString &error);
    [[nodiscard]] QString error() const { return m_complaint->text(); }
    void focusEditor();

private:
    QString m_name;
    QWidget *m_editor;
    QLabel *m_hint;
    QWidget *m_line;
    Complaint *m_complaint;
};

}  // namespace observatorio
