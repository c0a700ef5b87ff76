// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;

namespace observatorio {

/// A name, an editor, a hint under it; and, when the input is wrong, a red line, an icon and a sentence under the
/// editor.
class FormField : public QWidget {
    Q_OBJECT
public:
    static constexpr int NameWidth = 168;

    FormField(const QString &name, QWidget *editor, const QString &hint = {}, QWidget *parent = nullptr);

    QString name() const { return m_name; }
    void setHint(const QString &hint);
    /// Empty: nothing is wrong.
    void setError(const QString &error);
    QString error() const { return m_error; }
    void focusEditor();
    void setNameWidth(int width);

private:
    void colour();

    QString m_name;
    QString m_error;
    QLabel *m_label;
    QWidget *m_editor;
    QLabel *m_hint;
    QWidget *m_line;
    QWidget *m_complaint;
    QLabel *m_icon;
    QLabel *m_sentence;
};

}  // namespace observatorio
