// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analytics/domain/settings.h"
#include "ui/form/editors.h"
#include "ui/form/formfield.h"

#include <deque>

class QBoxLayout;

namespace observatorio {

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
    else if constexpr (std::is_same_v<Part, RetentionSettings>)
        return settings.pipeline.retention;
    else if constexpr (std::is_same_v<Part, PipelineSettings>)
        return settings.pipeline;
    else if constexpr (std::is_same_v<Part, SimulatorSettings>)
        return settings.simulator;
    else if constexpr (std::is_same_v<Part, SimulatorFaults>)
        return settings.simulator.faults;
    else
        return settings;
}

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
    std::function<bool(const AppSettings &)> enabled = {};

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
    /// Shown all the same, but not to be used.
    template<typename Part>
    Binding &enabledWhen(bool (*holds)(const Part &))
    {
        enabled = [holds](const AppSettings &settings) { return holds(partOf<Part>(settings)); };
        return *this;
    }
};

/// The fields of a form, each bound once to a member of the settings; loading, storing, checking, hiding and reporting
/// an edit follow from that.
class Bindings : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;

    /// Where the fields go that are bound from now on.
    void into(QBoxLayout *column, int nameWidth = FormField::NameWidth);
    /// Without a name the editor stands alone, with no place for a problem; where it has a parent already, it stays
    /// there.
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
    /// What is no field, and is hidden as one.
    Binding &addRow(QWidget *row);

    void load(const AppSettings &settings);  ///< emits nothing
    /// Writes what is bound and leaves the rest alone.
    void store(AppSettings &settings) const;
    /// Marks every wrong field that is shown; true when none is, nor any editor that stands alone.
    bool check();
    [[nodiscard]] FormField *firstWrong() const;

Q_SIGNALS:
    void edited();

private:
    Binding &add(const QString &name, QWidget *editor);
    void adapt();
    Q_SLOT void changed();

    QBoxLayout *m_column = nullptr;
    int m_nameWidth = FormField::NameWidth;
    std::deque<Binding> m_bindings;  ///< as they stand below each other
    bool m_loading = false;
};

}  // namespace observatorio
