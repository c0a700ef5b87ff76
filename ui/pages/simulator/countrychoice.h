// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/page.h"

#include <QDialog>

class QLabel;
class QListWidget;
class QPushButton;

namespace observatorio {

/// "All countries" or "3 chosen: ARG, BRA, CHL"; one button opens the list, one chooses all, or the default again.
class CountryChoice : public QWidget {
    Q_OBJECT
public:
    explicit CountryChoice(const UiContext &context, QWidget *parent = nullptr);

    std::vector<std::string> countries() const { return m_countries; }  ///< empty: all
    void setCountries(std::vector<std::string> countries);

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

/// Check boxes for every country, with a search.
class CountryDialog : public QDialog {
    Q_OBJECT
public:
    CountryDialog(const UiContext &context, const std::vector<std::string> &chosen, QWidget *parent = nullptr);

    std::vector<std::string> chosen() const;  ///< empty when all are

private:
    void checkAll(Qt::CheckState state);

    QListWidget *m_list;
};

}  // namespace observatorio
