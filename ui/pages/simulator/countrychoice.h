// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/form/editors.h"
#include "ui/page.h"

#include <QCheckBox>
#include <QDialog>

class QLabel;
class QListWidget;
class QPushButton;

namespace observatorio {

/// "All countries" or "3 chosen: ARG, BRA, CHL"; one button opens the list, one chooses all, or the default again.
class CountryChoice : public QWidget {
    Q_OBJECT
    Q_PROPERTY(QVariant value READ value WRITE setValue NOTIFY changed USER true)
public:
    explicit CountryChoice(const UiContext &context, QWidget *parent = nullptr);

    [[nodiscard]] QVariant value() const { return toVariant(m_countries); }  ///< alpha-3; empty: all
    void setValue(const QVariant &value);

Q_SIGNALS:
    void changed();

private:
    void choose();
    void chooseAtOnce();

    const UiContext &m_context;
    std::vector<std::string> m_countries;
    QLabel *m_text;
    QPushButton *m_atOnce;
};

/// Every country that can be simulated, by its name; its value is the alpha-3.
ChoiceBox *countryBox(const UiContext &context);

/// A switch and the country that goes silent while it is on; its value is empty while it is off.
class IdleCountry : public QWidget {
    Q_OBJECT
    Q_PROPERTY(QString country READ country WRITE setCountry NOTIFY changed USER true)
public:
    IdleCountry(const UiContext &context, const QString &name, QWidget *parent = nullptr);
    [[nodiscard]] QString country() const { return m_on->isChecked() ? m_box->currentData().toString() : QString(); }
    void setCountry(const QString &country);
    void propose(const QString &country);  ///< what is chosen when it is switched on

Q_SIGNALS:
    void changed();

private:
    QCheckBox *m_on;
    ChoiceBox *m_box;
};

/// Check boxes for every country that can be simulated, and for those that are chosen all the same, with a search.
class CountryDialog : public QDialog {
    Q_OBJECT
public:
    CountryDialog(const UiContext &context, const std::vector<std::string> &chosen, QWidget *parent = nullptr);

    [[nodiscard]] std::vector<std::string> chosen() const;  ///< empty when all are

private:
    void checkAll(Qt::CheckState state);

    QListWidget *m_list;
};

}  // namespace observatorio
