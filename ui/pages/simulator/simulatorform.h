// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/page.h"

class QCheckBox;
class QComboBox;
class QLineEdit;

namespace observatorio {

class Card;
class CountryChoice;
class FaultRow;
class FormField;
class RateEdit;
class SegmentedControl;
class WholeBox;

/// What is sent, and what goes wrong with it on purpose: two cards, one value.
class SimulatorForm : public QWidget {
    Q_OBJECT
public:
    explicit SimulatorForm(const UiContext &context, QWidget *parent = nullptr);

    SimulatorSettings settings() const;
    void setSettings(const SimulatorSettings &settings);  ///< emits nothing
    bool isValid() const;
    void showInjected(const SimulatorView &view);

Q_SIGNALS:
    void changed();

private:
    Card *buildContents();
    Card *buildFaults();
    QComboBox *countryBox();
    void edited();
    bool anyIndicator() const;
    std::vector<std::string> chosenIndicators() const;

    const UiContext &m_context;
    SimulatorSettings m_base;  ///< what the form does not show
    bool m_loading = false;
    RateEdit *m_rate;
    QLineEdit *m_topic;
    FormField *m_topicField;
    WholeBox *m_seed;
    FormField *m_rateField;
    FormField *m_seedField;
    CountryChoice *m_countries;
    std::vector<std::pair<std::string, QCheckBox *>> m_indicators;  ///< by wire name, in the table's order
    FormField *m_indicatorField;
    SegmentedControl *m_scenario;
    QComboBox *m_crisisCountry;
    FaultRow *m_late;
    FaultRow *m_outOfOrder;
    FaultRow *m_duplicate;
    FaultRow *m_malformed;
    QCheckBox *m_burst;
    QCheckBox *m_idle;
    QComboBox *m_idleCountry;
};

}  // namespace observatorio
