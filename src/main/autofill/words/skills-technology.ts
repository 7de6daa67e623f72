/** Skills of software, data and systems: one a line, the usual spelling first, then other ways to write it. */
export const TECHNOLOGY = `
JavaScript|JS|ECMAScript
TypeScript
Python|Python 3
Java|Java SE
Kotlin
Scala
C
C++
C#|C Sharp
.NET|dotnet|.NET Core|ASP.NET|ASP.NET Core
Go|Golang
Rust
Ruby
Ruby on Rails|Rails
PHP
Laravel
Symfony
Swift
Objective-C
Perl
R
MATLAB
Julia
Haskell
Elixir
Erlang
Clojure
F#
Dart
Lua
Groovy
COBOL
Fortran
Delphi
Visual Basic|VB.NET
VBA
Assembly
Bash|Shell scripting|Shell
PowerShell
SQL
PL/SQL
T-SQL|Transact-SQL
GraphQL
REST|REST API|REST APIs|RESTful API
SOAP
gRPC
HTML|HTML5
CSS|CSS3
Sass|SCSS
Tailwind CSS|Tailwind
Bootstrap
React|React.js|ReactJS
React Native
Redux
Next.js|NextJS
Vue|Vue.js|VueJS
Nuxt|Nuxt.js
Angular|AngularJS
Svelte
jQuery
Node.js|NodeJS|Node
Express|Express.js
NestJS
Deno
Electron
Flutter
Ionic
Android development|Android
iOS development|iOS
SwiftUI
Jetpack Compose
Spring|Spring Framework
Spring Boot
Hibernate
Django
Flask
FastAPI
Unity
Unreal Engine
OpenGL
Qt
WPF
Xamarin
Jakarta EE|Java EE|J2EE
Maven
Gradle
Webpack
Vite
Git
GitHub
GitLab
Bitbucket
Subversion|SVN
Jenkins
CI/CD|Continuous integration|Continuous delivery
GitHub Actions
GitLab CI
Azure DevOps
Docker
Podman
Kubernetes|K8s
Helm
OpenShift
Terraform
Ansible
Puppet
Chef
AWS|Amazon Web Services
Microsoft Azure|Azure
Google Cloud|GCP|Google Cloud Platform
Linux
Unix
Ubuntu
Red Hat Enterprise Linux|RHEL
Windows Server
macOS
VMware
Hyper-V
Citrix
Active Directory
Microsoft 365|Office 365|M365
SharePoint
Exchange Server|Microsoft Exchange
Nginx
Apache
Tomcat
PostgreSQL|Postgres
MySQL
MariaDB
SQLite
Oracle Database|Oracle DB
Microsoft SQL Server|MS SQL|MSSQL|SQL Server
MongoDB
Redis
Cassandra
Elasticsearch
Neo4j
DynamoDB
Kafka|Apache Kafka
RabbitMQ
Hadoop
Spark|Apache Spark|PySpark
Airflow|Apache Airflow
dbt
Snowflake
Databricks
BigQuery
Redshift
Power BI
Tableau
Qlik|QlikView|Qlik Sense
Looker
Grafana
Prometheus
Splunk
Datadog
pandas
NumPy
SciPy
scikit-learn
TensorFlow
PyTorch
Keras
OpenCV
Machine learning|Maschinelles Lernen|Koneoppiminen|Maskininlärning|Apprentissage automatique
Deep learning
Natural language processing|NLP
Computer vision|Konenäkö
Large language models|LLM|LLMs
Data analysis|Data analytics|Datenanalyse|Data-analyysi|Tietojen analysointi|Dataanalys|Analyse de données
Data engineering
Data modelling|Data modeling|Datenmodellierung|Tietomallinnus
Data warehousing|Data warehouse
ETL
Statistics|Statistik|Tilastotiede|Statistiques
SPSS
SAS
Stata
Business intelligence
Embedded systems|Embedded software|Eingebettete Systeme|Sulautetut järjestelmät|Inbyggda system
Microcontrollers|Mikrocontroller
RTOS
FPGA
VHDL
Verilog
Arduino
Raspberry Pi
ROS
IoT|Internet of Things
MQTT
CAN bus|CAN
PLC programming|SPS-Programmierung|PLC-ohjelmointi|PLC-programmering|PLC
Networking|Netzwerktechnik|Verkkotekniikka|Nätverksteknik
TCP/IP
DNS
VPN
Firewalls|Firewall
Cisco|Cisco IOS
Information security|Informationssicherheit|Tietoturva|Informationssäkerhet|IT-Sicherheit|Cyber security|Cybersecurity|Kyberturvallisuus
Penetration testing|Pentesting
ISO 27001
SIEM
OAuth|OAuth 2.0
Identity management
Software testing|Softwaretest|Ohjelmistotestaus|Programvarutestning
Test automation|Testautomatisierung|Testiautomaatio|Testautomatisering
Unit testing
Selenium
Cypress
Playwright
Jest
JUnit
Robot Framework
Postman
JMeter
Software architecture|Softwarearchitektur|Ohjelmistoarkkitehtuuri|Mjukvaruarkitektur
Microservices|Mikroservices
Domain-driven design|DDD
Object-oriented programming|OOP
Functional programming
Design patterns
Agile|Agile methods|Agile Methoden|Ketterät menetelmät|Agila metoder
Scrum
Kanban
SAFe
Jira
Confluence
ServiceNow
ITIL
SAP|SAP ERP
SAP S/4HANA|S/4HANA
SAP FI
SAP CO
SAP MM
SAP SD
SAP PP
SAP HCM
ABAP
Salesforce
Apex
Microsoft Dynamics 365|Dynamics 365
Microsoft Dynamics NAV|Navision
Business Central
HubSpot
Zendesk
WordPress
Drupal
TYPO3
Shopify
Magento
WooCommerce
Accessibility|WCAG|Barrierefreiheit|Saavutettavuus|Tillgänglighet
UX design|User experience design|UX|Käyttökokemussuunnittelu
UI design|User interface design|UI
Figma
Sketch
Adobe XD
Usability testing|Käytettävyystestaus
Prototyping
Technical support|Technischer Support|Tekninen tuki|Teknisk support
IT support|IT-Support|IT-tuki
System administration|Systemadministration|Järjestelmänhallinta
Technical writing|Technische Dokumentation|Tekninen dokumentointi|Teknisk dokumentation
GIS|ArcGIS|QGIS
Blockchain
RPA|Robotic process automation
UiPath
LaTeX
Microsoft Office|MS Office|MS-Office
Microsoft Excel|Excel|MS Excel
Microsoft Word|MS Word
Microsoft PowerPoint|PowerPoint
Microsoft Outlook|Outlook
Microsoft Access|MS Access
Microsoft Project|MS Project
Microsoft Teams
Microsoft Visio|Visio
Google Workspace|G Suite
Notion
Slack
`
