// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analytics/domain/silence.h"

#include <QDialog>

class QComboBox;
class QDateTimeEdit;
class QLabel;
class QLineEdit;
class QPushButton;

namespace observatorio {

struct UiContext;

/// What to silence, until when, and why. The reason is required: whoever comes next needs to know. It opens on the
/// chosen alerts' own series until tomorrow morning, with the keyboard in the reason: what is wanted most takes a
/// sentence and Enter.
class SilenceDialog : public QDialog {
    Q_OBJECT
public:
    /// `chosen` may be empty: then all is the person's own choice. `alerts`, which are counted as what it holds for,
    /// are those that are not over.
    SilenceDialog(const UiContext &context, const std::vector<AlertEpisode> &chosen, std::vector<AlertEpisode> alerts,
                  QWidget *parent = nullptr);

    /// As they are now; from and created are `now`. Several only for chosen series of several indicators.
    [[nodiscard]] std::vector<Silence> silences(TimeMs now) const;

    /// The morning after `now`, at eight by this machine's time zone.
    static TimeMs tomorrowAfter(TimeMs now);

private:
    /// A choice for what is silenced.
    struct Scope {
        QString text;
        std::vector<SilenceMatcher> matchers;
    };
    [[nodiscard]] static std::vector<SilenceMatcher> chosenSeries(const std::vector<AlertEpisode> &chosen);
    void offerScopes(const std::vector<AlertEpisode> &chosen);
    void offerConditions(const std::vector<AlertEpisode> &chosen);
    void offerEnds();
    QString offered(const std::vector<std::string> &countries);
    void showScope();
    void conditionChanged();
    void check();
    [[nodiscard]] std::vector<SilenceMatcher> matchers() const;
    [[nodiscard]] TimeMs until(TimeMs now) const;
    [[nodiscard]] QString reason() const;

    const UiContext &m_context;
    const std::vector<AlertEpisode> m_alerts;
    std::vector<Scope> m_scopes;
    QComboBox *m_scope;
    QComboBox *m_country;
    QComboBox *m_region;
    QComboBox *m_indicator;
    QComboBox *m_rule;
    QComboBox *m_until;
    QDateTimeEdit *m_date;
    QLineEdit *m_reason;
    QLineEdit *m_author;
    QLabel *m_effect;
    QPushButton *m_silence;
};

}  // namespace observatorio
