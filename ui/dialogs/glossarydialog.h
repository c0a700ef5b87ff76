// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

class QLineEdit;
class QTextBrowser;

namespace observatorio {

class SegmentedControl;

/// Every term with its two sentences, by name, and every shortcut and gesture; a search narrows both. What is searched
/// for is found without case and accents, in names before sentences.
class GlossaryDialog : public QDialog {
    Q_OBJECT
public:
    explicit GlossaryDialog(QWidget *parent = nullptr);

private:
    void list();
    [[nodiscard]] QString terms() const;
    [[nodiscard]] QString keys() const;

    QLineEdit *m_search;
    SegmentedControl *m_part;
    QTextBrowser *m_text;
};

}  // namespace observatorio
