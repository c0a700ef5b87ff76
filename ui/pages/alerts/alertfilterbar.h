// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/alertmodel.h"

#include <QJsonObject>
#include <QWidget>

class QComboBox;
class QLineEdit;
class QPushButton;

namespace observatorio {

/// The conditions above the list: text, severity, country, indicator. The state has its segments in the title bar.
class AlertFilterBar : public QWidget {
    Q_OBJECT
public:
    AlertFilterBar(AlertFilter *filter, QWidget *parent = nullptr);

    /// Offers the countries and indicators that have alerts; what is chosen stays chosen. Cheap when nothing is new.
    void offer(const AlertModel &model);
    void clear();
    void focusText();

    [[nodiscard]] QJsonObject state() const;
    void restore(const QJsonObject &state);

private:
    void offerIn(QComboBox *box, const QString &every, const QMap<QString, QString> &items);

    AlertFilter *m_filter;
    QLineEdit *m_text;
    QComboBox *m_severity;
    QComboBox *m_country;
    QComboBox *m_indicator;
    QMap<QString, QString> m_countries;  ///< shown name -> code
    QMap<QString, QString> m_indicators;
};

}  // namespace observatorio
