// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analytics/domain/settings.h"
#include "ui/dialogs/settings/editors.h"
#include "ui/dialogs/settings/formfield.h"

#include <QVBoxLayout>
#include <deque>
#include <functional>
#include <optional>

namespace observatorio {

class ConnectionTest;
struct UiContext;

/// Where the settings keep the part that fields are bound to members of.
template<typename Part, typename Settings>
auto &partOf(Settings &settings)
{
    if constexpr (std::is_same_v<Part, BrokerSettings>)
        return settings.pipeline.broker;
    else if constexpr (std::is_same_v<Part, StoreSettings>)
        return settings.pipeline.store;
    else if constexpr (std::is_same_v<Part, EngineSettings>)
        return settings.pipeline.engine;
    else if constexpr (std::is_same_v<Part, PipelineSettings>)
        return settings.pipeline;
    else
        return settings;
}

/// One page of the settings dialog: a heading and fields. A field is bound once to a member of the settings; loading,
/// storing, checking, hiding and reporting an edit follow from that.
class SettingsSection : public QWidget {
    Q_OBJECT
public:
    struct Problem {
        QString where;  ///< the field's name
        QString what;   ///< one sentence
    };

    QString id() const { return m_id; }
    QString title() const { return m_title; }
    QString iconName() const { return m_icon; }
    virtual void load(const AppSettings &settings);
    /// Writes this section's part and leaves the rest alone.
    virtual void store(AppSettings &settings) const;
    /// Marks every wrong field that is shown; returns the first of them.
    virtual std::optional<Problem> check();
    virtual void focusProblem();

Q_SIGNALS:
    void edited();

protected:
    static constexpr int NarrowWidth = 260;

    SettingsSection(QString id, QString title, QString icon, const QString &explanation, QWidget *parent = nullptr);

    QVBoxLayout *column() const { return m_column; }
    void addHeading(const QString &text);
    static QLineEdit *line(int widest, const QString &whenEmpty = {});

    /// What one field is. A check is asked of the value (texts as Qt's) or of the part of the settings it lies in, and
    /// returns what is wrong with it.
    struct Binding {
        QWidget *row;                ///< what is hidden
        QWidget *editor = nullptr;   ///< its USER property is the value, "problem" why there is none
        FormField *field = nullptr;  ///< marks a problem
        bool keepsBlanks = false;    ///< those around a text too
        std::function<QVariant(const AppSettings &)> get = {};
        std::function<void(AppSettings &, const QVariant &)> set = {};
        std::function<QString(const AppSettings &)> wrong = {};
        std::function<bool(const AppSettings &)> shown = {};

        Binding &hint(const QString &text);
        Binding &verbatim();
        template<typename Argument>
        Binding &check(QString (*ask)(Argument))
        {
            using Plain = std::remove_cvref_t<Argument>;
            wrong = [ask, get = get](const AppSettings &settings) -> QString {
                if constexpr (std::is_class_v<Plain> && !QMetaTypeId2<Plain>::IsBuiltIn)
                    return ask(partOf<Plain>(settings));
                else
                    return ask(get(settings).template value<Plain>());
            };
            return *this;
        }
        /// Hidden, and not checked, unless this holds.
        template<typename Part>
        Binding &when(bool (*holds)(const Part &))
        {
            shown = [holds](const AppSettings &settings) { return holds(partOf<Part>(settings)); };
            return *this;
        }
    };

    /// Without a name the editor stands alone, with no place for a problem.
    template<typename Part, typename Value>
    Binding &bind(const QString &name, QWidget *editor, Value Part::*member)
    {
        Binding &binding = add(name, editor);
        binding.get = [member](const AppSettings &settings) { return toVariant(partOf<Part>(settings).*member); };
        binding.set = [member](AppSettings &settings, const QVariant &value) {
            fromVariant(value, partOf<Part>(settings).*member);
        };
        return binding;
    }

    /// A button that sends what is typed to `ask`; usable while nothing is wrong.
    Binding &addTest(const UiContext &context, std::function<void(quint64 request, const AppSettings &typed)> ask);

private:
    Binding &add(const QString &name, QWidget *editor);
    const Binding *firstWrong() const;
    AppSettings typed() const;
    void hideIrrelevant();
    Q_SLOT void changed();

    QString m_id, m_title, m_icon;
    QVBoxLayout *m_column;
    std::deque<Binding> m_bindings;  ///< as they stand below each other
    ConnectionTest *m_test = nullptr;
};

}  // namespace observatorio
