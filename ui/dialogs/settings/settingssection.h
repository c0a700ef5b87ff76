// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analytics/domain/settings.h"

#include <QWidget>
#include <optional>

class QVBoxLayout;

namespace observatorio {

class FormField;

/// One page of the settings dialog: a heading, fields, and what is wrong with them.
class SettingsSection : public QWidget {
    Q_OBJECT
public:
    struct Problem {
        QString where;  ///< the field's name
        QString what;   ///< one sentence
    };

    virtual QString id() const = 0;
    virtual QString title() const = 0;
    virtual QString iconName() const = 0;
    virtual void load(const AppSettings &settings) = 0;
    /// Writes this section's part and leaves the rest alone.
    virtual void store(AppSettings &settings) const = 0;
    /// Marks every wrong field; the first of them comes back.
    virtual std::optional<Problem> check() = 0;
    virtual void focusProblem() = 0;

Q_SIGNALS:
    void edited();

protected:
    SettingsSection(const QString &heading, const QString &explanation, QWidget *parent);

    QVBoxLayout *column() const { return m_column; }
    FormField *addField(const QString &name, QWidget *editor, const QString &hint = {});
    void addHeading(const QString &text);

    /// Of the visible fields in the order they were added.
    std::optional<Problem> firstProblem() const;
    void focusFirstProblem();

private:
    QVBoxLayout *m_column;
    QList<FormField *> m_fields;
};

}  // namespace observatorio
