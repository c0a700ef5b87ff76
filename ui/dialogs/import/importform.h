// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analytics/domain/dataimport.h"
#include "ui/page.h"

class QLineEdit;
class QVBoxLayout;

namespace observatorio {

class ChoiceBox;
class FormField;

/// How a file is read: each choice is automatic, with what was found, until a person makes it.
class ImportForm : public QWidget {
    Q_OBJECT
public:
    explicit ImportForm(const UiContext &context, QWidget *parent = nullptr);

    [[nodiscard]] ImportChoices choices() const;
    /// Says what was found, what the file does not tell, and offers its columns.
    void show(const ImportOutcome &outcome);
    /// Another file: everything is automatic again. Emits nothing.
    void reset();
    /// The year as it is typed can be read.
    [[nodiscard]] bool isValid() const;

Q_SIGNALS:
    void changed();

private:
    FormField *add(QVBoxLayout *column, const QString &name, QWidget *editor);
    ChoiceBox *columnBox();
    void fillColumns(ChoiceBox *box, const std::vector<std::string> &columns, const QString &automatic);
    void ask(const ImportOutcome &outcome);

    ChoiceBox *m_encoding;
    ChoiceBox *m_separator;
    ChoiceBox *m_decimal;
    ChoiceBox *m_country;
    ChoiceBox *m_yearColumn;
    ChoiceBox *m_value;
    ChoiceBox *m_indicator;
    QLineEdit *m_year;
    FormField *m_countryField, *m_yearColumnField, *m_valueField, *m_indicatorField, *m_yearField;
};

}  // namespace observatorio
