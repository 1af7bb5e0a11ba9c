package web_test

var readinessRows = []row{}
