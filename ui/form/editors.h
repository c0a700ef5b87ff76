// SPDX-License-Identifier: GPL-3.0-or-later
// Editors that Qt lacks. Each has a USER property with a NOTIFY signal, which is all that a binding needs to know of an
// editor (Bindings::bind); Qt's own have one already.
#pragma once

#include "analytics/domain/basictypes.h"
#include "ui/widgets/numberbox.h"

#include <QComboBox>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <string>
#include <vector>

class QRadioButton;

namespace observatorio {

/// A value of the settings as an editor's property holds it.
template<typename Value>
QVariant toVariant(const Value &value)
{
    if constexpr (std::is_enum_v<Value>)
        return static_cast<int>(value);
    else if constexpr (std::is_same_v<Value, std::string>)
        return QString::fromStdString(value);
    else if constexpr (std::is_same_v<Value, DurationMs>)
        return QVariant::fromValue<qint64>(value);
    else if constexpr (std::is_same_v<Value, std::uint64_t>)
        return QVariant::fromValue<quint64>(value);
    else
        return value;
}
QVariant toVariant(const std::vector<std::string> &texts);

template<typename Value>
void fromVariant(const QVariant &variant, Value &value)
{
    if constexpr (std::is_enum_v<Value>)
        value = static_cast<Value>(variant.toInt());
    else if constexpr (std::is_same_v<Value, std::string>)
        value = variant.toString().toStdString();
    else
        value = variant.value<Value>();
}
void fromVariant(const QVariant &variant, std::vector<std::string> &texts);

struct Choice {
    template<typename Value>
    Choice(QString shown, const Value &means, QString tip = {})
        : text(std::move(shown)), value(toVariant(means)), toolTip(std::move(tip))
    {
    }
    QString text;
    QVariant value;
    QString toolTip;
};

/// A box of choices; a value that is not among them is added under its own name.
class ChoiceBox : public QComboBox {
    Q_OBJECT
    Q_PROPERTY(QVariant value READ currentData WRITE setValue NOTIFY changed USER true)
public:
    explicit ChoiceBox(const QList<Choice> &choices, int widest, QWidget *parent = nullptr);
    void setValue(const QVariant &value);

Q_SIGNALS:
    void changed();
};

/// The choices as radio buttons, one below the other.
class RadioChoice : public QWidget {
    Q_OBJECT
    Q_PROPERTY(QVariant value READ value WRITE setValue NOTIFY changed USER true)
public:
    explicit RadioChoice(const QList<Choice> &choices, QWidget *parent = nullptr);
    [[nodiscard]] QVariant value() const;
    void setValue(const QVariant &value);

Q_SIGNALS:
    void changed();

private:
    QList<std::pair<QRadioButton *, QVariant>> m_buttons;
};

/// One text per line; empty lines and surrounding white space are ignored.
class LinesEdit : public QPlainTextEdit {
    Q_OBJECT
    Q_PROPERTY(QStringList lines READ lines WRITE setLines NOTIFY textChanged USER true)
public:
    explicit LinesEdit(int height, QWidget *parent = nullptr);
    [[nodiscard]] QStringList lines() const;
    void setLines(const QStringList &lines) { setPlainText(lines.join(u'\n')); }
};

/// A duration in whole seconds or minutes.
class DurationBox : public WholeBox {
    Q_OBJECT
    Q_PROPERTY(qint64 durationMs READ durationMs WRITE setDurationMs NOTIFY durationChanged USER true)
public:
    /// `unitMs` is a second or a minute; `least` and `most` are in it.
    DurationBox(qint64 unitMs, int least, int most, QWidget *parent = nullptr);
    [[nodiscard]] qint64 durationMs() const { return value() * m_unitMs; }
    void setDurationMs(qint64 ms) { setValue(static_cast<int>(ms / m_unitMs)); }

Q_SIGNALS:
    void durationChanged();

private:
    qint64 m_unitMs;
};

/// A path, typed or picked.
class FileEdit : public QWidget {
    Q_OBJECT
    Q_PROPERTY(QString path READ path WRITE setPath NOTIFY changed USER true)
public:
    enum Kind { Existing, ToWrite };
    /// `filter` is QFileDialog's: "Certificates (*.pem *.crt)".
    FileEdit(Kind kind, const QString &caption, const QString &filter, const QString &whenEmpty = {},
             QWidget *parent = nullptr);

    [[nodiscard]] QString path() const;
    void setPath(const QString &path);

Q_SIGNALS:
    void changed();

private:
    void browse();

    Kind m_kind;
    QString m_caption;
    QString m_filter;
    QLineEdit *m_edit;
};

/// Hidden unless its eye is pressed; input methods are told not to remember it.
class PasswordEdit : public QLineEdit {
    Q_OBJECT
public:
    explicit PasswordEdit(QWidget *parent = nullptr);

    /// Where passwords go on this machine; the sentence under every password field.
    static QString note(bool keychainAvailable);
};

}  // namespace observatorio
