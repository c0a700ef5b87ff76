// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/form/bindings.h"

#include <QVBoxLayout>

namespace observatorio {

class ConnectionTest;
struct UiContext;

/// One page of the settings dialog: a heading and fields, each bound once to a member of the settings.
class SettingsSection : public QWidget {
    Q_OBJECT
public:
    struct Problem {
        QString where;  ///< the field's name
        QString what;   ///< one sentence
    };

    [[nodiscard]] QString id() const { return m_id; }
    [[nodiscard]] QString title() const { return m_title; }
    [[nodiscard]] QString iconName() const { return m_icon; }

    virtual void load(const AppSettings &settings);
    /// Writes this section's part and leaves the rest alone.
    virtual void store(AppSettings &settings) const { m_fields.store(settings); }
    /// Marks every wrong field that is shown; returns the first of them.
    virtual std::optional<Problem> check();
    virtual void focusProblem();

Q_SIGNALS:
    void edited();

protected:
    static constexpr int NarrowWidth = 260;

    SettingsSection(QString id, QString title, QString icon, const QString &explanation, QWidget *parent = nullptr);

    [[nodiscard]] QVBoxLayout *column() const { return m_column; }
    void addHeading(const QString &text);
    static QLineEdit *line(int widest, const QString &whenEmpty = {});

    template<typename Part, typename Value>
    Binding &bind(const QString &name, QWidget *editor, Value Part::*member)
    {
        return m_fields.bind(name, editor, member);
    }
    /// A button that sends what is typed to `ask`; usable while nothing is wrong.
    Binding &addTest(const UiContext &context, std::function<void(quint64 request, const AppSettings &typed)> ask);

private:
    QString m_id, m_title, m_icon;
    QVBoxLayout *m_column;
    Bindings m_fields;
    ConnectionTest *m_test = nullptr;
};

}  // namespace observatorio
